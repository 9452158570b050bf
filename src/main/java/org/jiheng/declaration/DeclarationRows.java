package org.jiheng.declaration;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import org.jiheng.http.ETags;
import org.jiheng.http.JsonText;

/** What is written of a declaration; who stores it, and how, is not known here. */
@ApplicationScoped
public class DeclarationRows {
    private final ObjectMapper json;

    DeclarationRows(ObjectMapper json) {
        this.json = json;
    }

    /** The rows of a project that was declared once. */
    public record OfNew(Project project, DeclarationVersion version, Declaration declaration) {}

    /**
     * The rows of a new project.
     *
     * @param request what the API would take
     * @param origin see {@link DeclarationVersion#origin}
     */
    public OfNew ofNew(ProjectDeclaration request, String origin, String author, Instant at) {
        DeclaredProject declared = request.declared();
        Project project = Project.of(declared);
        Declaration declaration = new Declaration(project.id, declared, List.of());
        DeclarationVersion version = next(project, declaration, formHash(declared), origin, author, at, null);
        return new OfNew(project, version, declaration);
    }

    /** Makes a declaration the newest version of its project. @param reason null where nothing is said */
    DeclarationVersion next(
            Project project,
            Declaration declaration,
            String formHash,
            String origin,
            String author,
            Instant at,
            String reason) {
        DeclaredProject declared = declaration.declared();
        project.department = declared.department();
        project.nature = declared.nature();
        project.category = declared.category();
        project.annualRequest = declaration.annualRequest();
        project.totalBudget = declared.funds().total();
        project.declarationVersion++;
        DeclarationVersion version = new DeclarationVersion();
        version.projectId = project.id;
        version.version = project.declarationVersion;
        version.formHash = formHash;
        version.origin = origin;
        version.document = JsonText.of(declaration, json);
        version.author = author;
        version.createdAt = at;
        version.reason = reason;
        project.changed(author, at);
        return version;
    }

    /** The same for the same form, wherever it stood in a file. */
    String formHash(DeclaredProject declared) {
        return ETags.sha256(JsonText.of(declared.withoutPlaces(), json));
    }

    Declaration read(DeclarationVersion version) {
        try {
            return json.readValue(version.document, Declaration.class);
        } catch (JsonProcessingException damaged) {
            throw new IllegalStateException(
                    "Declaration " + version.projectId + "/" + version.version + " cannot be read", damaged);
        }
    }
}
