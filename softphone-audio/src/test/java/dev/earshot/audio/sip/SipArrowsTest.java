package dev.earshot.audio.sip;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Who may know whom within SIP, and what SIP may not know at all. */
class SipArrowsTest {
  private static final String SIP = "dev.earshot.audio.sip";
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages(SIP);

  @Test
  void layersKnowOnlyWhatLiesBelowThem() {
    layeredArchitecture()
        .consideringOnlyDependenciesInLayers()
        .layer("message")
        .definedBy(SIP + ".message")
        .layer("transport")
        .definedBy(SIP + ".transport")
        .layer("locate")
        .definedBy(SIP + ".locate")
        .layer("transaction")
        .definedBy(SIP + ".transaction")
        .layer("dialog")
        .definedBy(SIP + ".dialog")
        .layer("event")
        .definedBy(SIP + ".event")
        .layer("admission")
        .definedBy(SIP + ".admission")
        .layer("user agent")
        .definedBy(SIP)
        .whereLayer("user agent")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("event")
        .mayOnlyBeAccessedByLayers("user agent")
        .whereLayer("dialog")
        .mayOnlyBeAccessedByLayers("event", "user agent")
        .whereLayer("admission")
        .mayOnlyBeAccessedByLayers("user agent")
        .whereLayer("transaction")
        .mayOnlyBeAccessedByLayers("dialog", "event", "admission", "user agent")
        .whereLayer("locate")
        .mayOnlyBeAccessedByLayers("dialog", "user agent")
        .whereLayer("transport")
        .mayOnlyBeAccessedByLayers("locate", "transaction", "dialog", "event", "user agent")
        .check(CLASSES);
    slices().matching(SIP + ".(**)").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void sipKnowsNothingOfMedia() {
    noClasses()
        .that()
        .resideInAPackage(SIP + "..")
        .should()
        .dependOnClassesThat()
        .resideOutsideOfPackages(
            SIP + "..",
            "dev.earshot.audio",
            "dev.earshot.audio.stun",
            "java..",
            "javax.net.ssl..",
            "javax.crypto..",
            "javax.naming..",
            "org.jspecify..")
        .check(CLASSES);
  }

  @Test
  void onlyTheTransportTouchesSocketsAndOnlyTheEdgeTheClock() {
    noClasses()
        .that()
        .resideOutsideOfPackage(SIP + ".transport")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("java.nio.channels..")
        .check(CLASSES);
    noClasses()
        .that()
        .doNotHaveSimpleName("SipUserAgent")
        .should()
        .callMethod(System.class, "nanoTime")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(java.time.Instant.class, "now")
        .orShould()
        .callConstructor(java.security.SecureRandom.class)
        .check(CLASSES);
  }
}
