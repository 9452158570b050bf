package org.jiheng.security;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hibernate.annotations.DynamicUpdate;

/** A session of a browser, or a personal token of a program: a secret that stands for a user who signed in. */
@Entity
@Table(name = "access_token")
// A call that notes when it came must not write back what it read of an end that comes meanwhile.
@DynamicUpdate
class AccessToken extends PanacheEntityBase {
    static final String SESSION = "session";
    static final String PERSONAL = "personal";

    /** Public; the secret is another thing. */
    @Id
    @Column(length = 26)
    public String id;

    /** SHA-256 of the secret, which has 256 bits of its own and needs no slow hash. */
    @Column(name = "secret_hash", nullable = false, columnDefinition = "char(64)")
    public String secretHash;

    @Column(nullable = false, length = 16)
    public String kind;

    @Column(name = "user_name", nullable = false, length = 64)
    public String userName;

    /** What a personal token is for; null for a session. */
    @Column(length = 200)
    public String label;

    @Column(name = "read_only", nullable = false)
    public boolean readOnly;

    /** Limits further what the user is limited to; null, like {@link #units}, where it does not. */
    @Convert(converter = Names.class)
    @Column(columnDefinition = "text")
    public List<String> departments;

    @Convert(converter = Names.class)
    @Column(columnDefinition = "text")
    public List<String> units;

    @Column(name = "created_at", nullable = false)
    public Instant createdAt;

    @Column(name = "expires_at", nullable = false)
    public Instant expiresAt;

    /** To the minute. */
    @Column(name = "last_used_at", nullable = false)
    public Instant lastUsedAt;

    @Column(name = "revoked_at")
    public Instant revokedAt;

    static Optional<AccessToken> ofSecret(String secretHash) {
        return find("secretHash", secretHash).firstResultOptional();
    }

    /** What a user has of a kind, neither revoked nor expired, newest first. @param kind session or personal */
    static List<AccessToken> usable(String userName, String kind, Instant now) {
        return list(
                "userName = ?1 and kind = ?2 and revokedAt is null and expiresAt > ?3 order by createdAt desc, id",
                userName,
                kind,
                now);
    }

    /** Removes what ended before a moment. @return how many */
    static long forget(Instant before) {
        return delete("expiresAt < ?1 or revokedAt < ?1", before);
    }

    /** Ends tokens of a user. @param kind session or personal @return how many */
    static int revoke(String userName, String kind, Instant now) {
        return update("revokedAt = ?1 where userName = ?2 and kind = ?3 and revokedAt is null", now, userName, kind);
    }
}
