package org.jiheng;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.transaction.Transactional;

/** Which part may know which. */
@AnalyzeClasses(packages = "org.jiheng", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule dependenciesPointOneWay = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("startup")
            .definedBy("org.jiheng.startup..")
            .layer("generator")
            .definedBy("org.jiheng.generator..")
            .layer("dashboard")
            .definedBy("org.jiheng.dashboard..")
            .layer("recheck")
            .definedBy("org.jiheng.recheck..")
            .layer("scoring")
            .definedBy("org.jiheng.scoring..")
            .layer("actual")
            .definedBy("org.jiheng.actual..")
            .layer("declaration")
            .definedBy("org.jiheng.declaration..")
            .layer("ruleset")
            .definedBy("org.jiheng.ruleset..")
            .layer("security")
            .definedBy("org.jiheng.security..")
            .layer("audit")
            .definedBy("org.jiheng.audit..")
            .layer("http")
            .definedBy("org.jiheng.http..")
            .layer("fact")
            .definedBy("org.jiheng.fact..")
            .whereLayer("startup")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("generator")
            .mayOnlyBeAccessedByLayers("startup")
            .whereLayer("dashboard")
            .mayOnlyBeAccessedByLayers("generator")
            .whereLayer("recheck")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("scoring")
            .mayOnlyBeAccessedByLayers("startup", "generator", "dashboard", "recheck")
            .whereLayer("actual")
            .mayOnlyBeAccessedByLayers("startup", "generator", "dashboard", "recheck", "scoring")
            .whereLayer("declaration")
            .mayOnlyBeAccessedByLayers("startup", "generator", "dashboard", "recheck", "scoring", "actual")
            .whereLayer("ruleset")
            .mayOnlyBeAccessedByLayers("startup", "generator", "dashboard", "recheck", "scoring");

    @ArchTest
    static final ArchRule httpStandsBelowAll = noClasses()
            .that()
            .resideInAPackage("org.jiheng.http..")
            .should()
            .dependOnClassesThat(JavaClass.Predicates.resideInAPackage("org.jiheng..")
                    .and(DescribedPredicate.not(JavaClass.Predicates.resideInAPackage("org.jiheng.http.."))));

    @ArchTest
    static final ArchRule onlyRuleSetsKnowTheEngine = noClasses()
            .that()
            .resideOutsideOfPackage("org.jiheng.ruleset..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.kie..", "org.drools..");

    @ArchTest
    static final ArchRule factsStandAlone = noClasses()
            .that()
            .resideInAPackage("org.jiheng.fact..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.jiheng.declaration..",
                    "org.jiheng.ruleset..",
                    "org.jiheng.scoring..",
                    "org.jiheng.actual..",
                    "org.jiheng.http..",
                    "org.jiheng.security..");

    @ArchTest
    static final ArchRule resourcesOpenNoTransaction =
            noClasses().that().haveSimpleNameEndingWith("Resource").should().beAnnotatedWith(Transactional.class);

    @ArchTest
    static final ArchRule entitiesStayInside = noClasses()
            .that()
            .haveSimpleNameEndingWith("View")
            .or()
            .haveSimpleNameEndingWith("Summary")
            .should()
            .beAssignableTo(io.quarkus.hibernate.orm.panache.PanacheEntityBase.class);

    @ArchTest
    static final ArchRule nothingIsCalledHelper = classes()
            .that(JavaClass.Predicates.resideInAPackage("org.jiheng.."))
            .should()
            .haveNameNotMatching(".*(Util|Utils|Helper|Manager|Impl|Common)");
}
