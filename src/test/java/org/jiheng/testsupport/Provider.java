package org.jiheng.testsupport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Key;
import java.util.Map;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.lang.JoseException;

/** An OpenID Connect provider of the tests: a key pair, whose public half the service is given, and what is signed with it. */
public final class Provider {
    private static final String ISSUER = "https://provider.example/realms/jiheng";
    private static final String AUDIENCE = "jiheng";
    private static final float MINUTES = 10;

    // In files: a test and its profile are of two class loaders, and would have a pair each.
    private static final Path PAIR = Path.of("target/provider/pair.json");
    private static final Path PUBLIC = Path.of("target/provider/keys.json");

    private Provider() {}

    /** Makes a pair of keys. @return what the service has to be told of the provider */
    static Map<String, String> settings() {
        try {
            RsaJsonWebKey pair = RsaJwkGenerator.generateJwk(2048);
            pair.setKeyId("test");
            Files.createDirectories(PAIR.getParent());
            Files.writeString(PAIR, pair.toJson(JsonWebKey.OutputControlLevel.INCLUDE_PRIVATE));
            Files.writeString(PUBLIC, new JsonWebKeySet(pair).toJson(JsonWebKey.OutputControlLevel.PUBLIC_ONLY));
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        } catch (JoseException impossible) {
            throw new IllegalStateException(impossible);
        }
        return Map.of(
                "mp.jwt.verify.publickey.location", PUBLIC.toUri().toString(),
                "mp.jwt.verify.issuer", ISSUER,
                "mp.jwt.verify.audiences", AUDIENCE);
    }

    /** The key pair. */
    public static RsaJsonWebKey pair() {
        try {
            return (RsaJsonWebKey) JsonWebKey.Factory.newJwk(Files.readString(PAIR));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (JoseException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** What every token says: from whom, for whom and how long, of an auditor. */
    public static JwtClaims claims() {
        JwtClaims claims = new JwtClaims();
        claims.setIssuer(ISSUER);
        claims.setAudience(AUDIENCE);
        claims.setIssuedAtToNow();
        claims.setExpirationTimeMinutesInTheFuture(MINUTES);
        claims.setGeneratedJwtId();
        claims.setSubject("4711");
        claims.setClaim("preferred_username", "lina");
        claims.setStringListClaim("groups", "auditor");
        return claims;
    }

    /** A token signed with the private key. @param type of the header, null for none */
    public static String token(String type, JwtClaims claims) {
        RsaJsonWebKey pair = pair();
        return token(type, claims, "RS256", pair.getPrivateKey(), pair.getKeyId());
    }

    /** A token signed otherwise. @param key null for no signature */
    public static String token(String type, JwtClaims claims, String algorithm, Key key, String keyId) {
        JsonWebSignature signed = new JsonWebSignature();
        signed.setAlgorithmConstraints(AlgorithmConstraints.NO_CONSTRAINTS);
        signed.setPayload(claims.toJson());
        signed.setAlgorithmHeaderValue(algorithm);
        signed.setKeyIdHeaderValue(keyId);
        signed.setKey(key);
        signed.setDoKeyValidation(false);
        if (type != null) {
            signed.setHeader("typ", type);
        }
        try {
            return signed.getCompactSerialization();
        } catch (JoseException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
