package dev.earshot.audio;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** Who may know whom in this module, who may start threads, and who may look at the clock. */
class ArchitectureTest {
  private static final String ROOT = "dev.earshot.audio";

  /** Each is a row of docs/threads.md. */
  private static final Set<String> THREAD_EDGES =
      Set.of(
          "device.Bounded",
          "device.LineThread",
          "device.Recorder",
          "dtls.DtlsAssociation",
          "focus.FocusThread",
          "focus.FocusTimer",
          "rtp.RtpLoop",
          "sip.HostResolver",
          "sip.NetworkWatch",
          "sip.SipUserAgent",
          "sip.TraceFile");

  private static final Set<String> CLOCK_EDGES =
      Set.of("device.AudioDevices", "focus.ConferenceFocus", "rtp.RtpLoop", "sip.SipUserAgent");

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(ROOT);

  @Test
  void thereIsSomethingToCheck() {
    assertThat(CLASSES.size()).isGreaterThan(100);
  }

  @Test
  void devicesKnowNothingOfTelephony() {
    knowsOnlyItselfAndTheMixer("device");
  }

  @Test
  void codecsJitterAndDigitsKnowNothingOfEachOther() {
    knowsOnlyItselfAndTheMixer("codec");
    knowsOnlyItselfAndTheMixer("jitter");
    knowsOnlyItselfAndTheMixer("dtmf");
    knowsOnlyItselfAndTheMixer("rtp");
    knowsOnlyItselfAndTheMixer("sdp");
  }

  @Test
  void signallingKnowsDescriptionsAsTextOnly() {
    noClasses()
        .that()
        .resideInAPackage(ROOT + ".sip..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            ROOT + ".sdp..",
            ROOT + ".rtp..",
            ROOT + ".codec..",
            ROOT + ".jitter..",
            ROOT + ".device..",
            ROOT + ".phone..",
            ROOT + ".focus..",
            "dev.earshot.mixer..")
        .check(CLASSES);
  }

  @Test
  void thePhoneDoesNotKnowTheFocus() {
    noClasses()
        .that()
        .resideInAPackage(ROOT + ".phone..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(ROOT + ".focus..")
        .check(CLASSES);
  }

  @Test
  void onlyDevicesKnowTheSoundCardApi() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + ".device..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("javax.sound..")
        .check(CLASSES);
  }

  @Test
  void noPackagesFormACycle() {
    slices().matching(ROOT + ".(**)").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void onlyTheNamedEdgesStartThreads() {
    noClasses()
        .that(areNot(THREAD_EDGES))
        .should()
        .accessTargetWhere(accessTo("starting a thread", ArchitectureTest::startsThreads))
        .check(CLASSES);
  }

  @Test
  void onlyTheNamedEdgesLookAtTheClock() {
    noClasses()
        .that(areNot(CLOCK_EDGES))
        .should()
        .accessTargetWhere(accessTo("looking at the clock", ArchitectureTest::looksAtTheClock))
        .check(CLASSES);
  }

  private static void knowsOnlyItselfAndTheMixer(String feature) {
    ArchRule rule =
        classes()
            .that()
            .resideInAPackage(ROOT + "." + feature + "..")
            .should()
            .onlyDependOnClassesThat(
                DescribedPredicate.describe(
                    "are its own, shared, the mixer's or the platform's",
                    type -> isAllowed(type, feature)));
    rule.check(CLASSES);
  }

  private static boolean isAllowed(JavaClass type, String feature) {
    String home = type.getBaseComponentType().getPackageName();
    return !home.startsWith(ROOT)
        || home.equals(ROOT)
        || home.equals(ROOT + "." + feature)
        || home.startsWith(ROOT + "." + feature + ".");
  }

  private static boolean startsThreads(JavaAccess<?> access) {
    JavaClass owner = access.getTargetOwner();
    String name = access.getTarget().getName();
    return owner.isEquivalentTo(Thread.class)
            && Set.of("<init>", "ofPlatform", "ofVirtual", "startVirtualThread").contains(name)
        || owner.isAssignableTo(ExecutorService.class)
        || owner.getName().startsWith("java.util.concurrent.Executors");
  }

  private static boolean looksAtTheClock(JavaAccess<?> access) {
    JavaClass owner = access.getTargetOwner();
    String name = access.getTarget().getName();
    return owner.isEquivalentTo(System.class)
            && Set.of("nanoTime", "currentTimeMillis").contains(name)
        || owner.isEquivalentTo(Instant.class) && name.equals("now")
        || owner.isEquivalentTo(InstantSource.class) && name.equals("system")
        || owner.isEquivalentTo(Clock.class) && name.startsWith("system");
  }

  private static DescribedPredicate<JavaAccess<?>> accessTo(
      String what, Predicate<JavaAccess<?>> predicate) {
    return DescribedPredicate.describe(what, predicate);
  }

  private static DescribedPredicate<JavaClass> areNot(Set<String> names) {
    return DescribedPredicate.not(are(names));
  }

  /** The named classes and what is nested in them. */
  private static DescribedPredicate<JavaClass> are(Set<String> names) {
    return DescribedPredicate.describe(
        "are " + names,
        type ->
            names.stream()
                .map(name -> ROOT + "." + name)
                .anyMatch(
                    name -> type.getName().equals(name) || type.getName().startsWith(name + "$")));
  }
}
