package io.techpack.gateway;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.techpack.imaging.KnownKind;
import io.techpack.imaging.PossibleLengths;
import io.techpack.imaging.flat.Contradictions;
import io.techpack.imaging.flat.SpecSheet;
import io.techpack.imaging.shape.Measure;
import io.techpack.messaging.JobUpdates;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RestController;

@AnalyzeClasses(
        packages = "io.techpack.gateway",
        importOptions = ImportOption.DoNotIncludeTests.class)
class GatewayPackagesTest {

    private static final String ROOMS = "io.techpack.gateway.";

    @ArchTest
    static final ArchRule controllers_stay_inside_their_room =
            classes()
                    .that()
                    .areAnnotatedWith(RestController.class)
                    .or()
                    .areAnnotatedWith(Controller.class)
                    .should()
                    .bePackagePrivate();

    @ArchTest
    static final ArchRule rooms_depend_on_each_other_without_cycles =
            slices().matching("io.techpack.gateway.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule rooms_do_not_know_who_puts_them_together =
            noClasses()
                    .that()
                    .resideInAPackage("io.techpack.gateway.*..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("io.techpack.gateway");

    @ArchTest
    static final ArchRule only_one_room_connects_to_the_outside =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("io.techpack.gateway.fetch")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("org.apache.hc..");

    /**
     * The names of measures and of kinds, how long what they name may be, and what contradicts, are
     * words of the contract, no pictures.
     */
    @ArchTest
    static final ArchRule only_one_room_decodes_pictures =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("io.techpack.gateway.pictures")
                    .should()
                    .dependOnClassesThat(
                            resideInAPackage("io.techpack.imaging..")
                                    .and(not(equivalentTo(Measure.class)))
                                    .and(not(equivalentTo(KnownKind.class)))
                                    .and(not(equivalentTo(PossibleLengths.class)))
                                    .and(not(belongToAnyOf(Contradictions.class, SpecSheet.class)))
                                    .and(not(resideInAPackage("io.techpack.imaging.kind"))));

    @ArchTest
    static final ArchRule only_one_room_makes_documents =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("io.techpack.gateway.downloads")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("io.techpack.document..");

    @ArchTest
    static final ArchRule only_one_room_reads_tokens =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("io.techpack.gateway.oidc")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("com.nimbusds..");

    /** Both know accounts by their ids, never who calls: that is the security room's. */
    @ArchTest
    static final ArchRule limits_and_tokens_know_nothing_of_callers =
            noClasses()
                    .that()
                    .resideInAnyPackage(ROOMS + "limits", ROOMS + "oidc")
                    .should()
                    .dependOnClassesThat(
                            resideInAPackage(ROOMS + "*..")
                                    .and(
                                            resideOutsideOfPackages(
                                                    ROOMS + "limits",
                                                    ROOMS + "oidc",
                                                    ROOMS + "response",
                                                    ROOMS + "settings")));

    @ArchTest
    static final ArchRule rooms_without_a_door_have_nothing_public =
            classes()
                    .that()
                    .resideInAnyPackage(
                            ROOMS + "accounts",
                            ROOMS + "delivery",
                            ROOMS + "downloads",
                            ROOMS + "jobs",
                            ROOMS + "openapi",
                            ROOMS + "operator",
                            ROOMS + "products",
                            ROOMS + "server",
                            ROOMS + "webhooks")
                    .and()
                    .areTopLevelClasses()
                    .and()
                    .doNotHaveSimpleName("package-info")
                    .should()
                    .bePackagePrivate();

    @ArchTest
    static final ArchRule what_all_rooms_share_knows_no_other_room =
            noClasses()
                    .that()
                    .resideInAnyPackage(
                            ROOMS + "settings",
                            ROOMS + "links",
                            ROOMS + "response",
                            ROOMS + "parsing")
                    .should()
                    .dependOnClassesThat(
                            resideInAPackage(ROOMS + "*..")
                                    .and(
                                            resideOutsideOfPackages(
                                                    ROOMS + "settings",
                                                    ROOMS + "links",
                                                    ROOMS + "response",
                                                    ROOMS + "parsing")));

    @ArchTest
    static final ArchRule only_two_rooms_hear_of_changes_of_jobs =
            noClasses()
                    .that()
                    .resideOutsideOfPackages(ROOMS + "watch", ROOMS + "delivery")
                    .should()
                    .dependOnClassesThat()
                    .belongToAnyOf(JobUpdates.class);
}
