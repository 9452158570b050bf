package org.jiheng.startup;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import org.jboss.logging.Logger;
import org.jiheng.actual.Actuals;
import org.jiheng.declaration.DeclarationImport;
import org.jiheng.declaration.Project;
import org.jiheng.http.ProblemException;
import org.jiheng.scoring.ActualsService;

/**
 * Fills an empty database with the sample year: the declared indicators of eight published projects, and actuals that are made up and
 * say so.
 */
@ApplicationScoped
public class SampleYear {
    private static final Logger LOG = Logger.getLogger(SampleYear.class);
    private static final String AUTHOR = "sample";

    private final JihengConfig config;
    private final DeclarationImport declarations;
    private final ActualsService actuals;
    private final ObjectMapper json;

    SampleYear(JihengConfig config, DeclarationImport declarations, ActualsService actuals, ObjectMapper json) {
        this.config = config;
        this.declarations = declarations;
        this.actuals = actuals;
        this.json = json;
    }

    /** After the rule sets are live, since the sample is scored. */
    @Transactional
    void onStart(@Observes @Priority(200) StartupEvent event) {
        if (!config.sampleData() || Project.count() > 0) {
            return;
        }
        try (InputStream posted = open("sample/actuals-2023.json");
                InputStream declared = open("sample/declarations-2023.txt")) {
            declarations.storeSample(declared.readAllBytes(), AUTHOR);
            Map<String, Actuals> byName = json.readValue(posted, new TypeReference<>() {});
            for (Project project : Project.<Project>listAll()) {
                actuals.post(project.id, byName.get(project.name), AUTHOR);
            }
            LOG.infof("The sample year is stored: %d projects, their actuals are made up", byName.size());
        } catch (ProblemException unscored) {
            // Rules that were refused must not keep the service from starting; the next start tries again.
            QuarkusTransaction.setRollbackOnly();
            LOG.errorf("The sample year is not stored: %s", unscored.detail().zh());
        } catch (IOException broken) {
            throw new IllegalStateException("The sample year cannot be read", broken);
        }
    }

    private static InputStream open(String name) {
        return SampleYear.class.getClassLoader().getResourceAsStream(name);
    }
}
