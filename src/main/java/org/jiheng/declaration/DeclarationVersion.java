package org.jiheng.declaration;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import org.jiheng.http.ProblemException;

/** One stored version of a project's declaration; a row is written once and never changed. */
@Entity
@Table(name = "declaration_version")
@IdClass(DeclarationVersion.Key.class)
public class DeclarationVersion extends PanacheEntityBase {
    @Id
    @Column(name = "project_id", length = 26)
    public String projectId;

    @Id
    public int version;

    /** SHA-256 of what the form says; a settlement keeps that of the form it is about. */
    @Column(name = "form_hash", nullable = false, columnDefinition = "char(64)")
    public String formHash;

    /** import, json, settlement or sample. */
    @Column(nullable = false, length = 16)
    public String origin;

    @Column(nullable = false, columnDefinition = "longtext")
    public String document;

    @Column(nullable = false, length = 64)
    public String author;

    @Column(name = "created_at", nullable = false)
    public Instant createdAt;

    @Column(length = 2000)
    public String reason;

    public record Key(String projectId, int version) implements Serializable {}

    /** @throws ProblemException 404 when there is none */
    static DeclarationVersion existing(String projectId, int version) {
        return DeclarationVersion.<DeclarationVersion>findByIdOptional(new Key(projectId, version))
                .orElseThrow(() -> ProblemException.notFound(
                        "该项目的申报没有第 " + version + " 版。",
                        "The declaration of this project has no version " + version + "."));
    }

    static DeclarationVersion of(String projectId, int version) {
        return findById(new Key(projectId, version));
    }

    static List<DeclarationVersion> newestFirst(String projectId) {
        return list("projectId = ?1 order by version desc", projectId);
    }
}
