package dev.earshot.app;

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
import dev.earshot.mixer.port.PrivacyGate;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/**
 * Who may know whom in the console, who may start threads and look at the clock, and who may open
 * the microphone's gate (docs/decisions/0005).
 */
class ArchitectureTest {
  private static final String ROOT = "dev.earshot.app";

  /** Values that everybody may carry: {@code MemberTag} is the word for a tag everywhere. */
  private static final String TAGS = "dev.earshot.mixer.conference";

  /** Each is a row of docs/threads.md, or holds the process until its end. */
  private static final Set<String> THREAD_EDGES =
      Set.of(
          "DemoRun",
          "Main",
          "Shutdown",
          "SoftphoneDock",
          "Workplace",
          "ui.widget.Ticker",
          "api.EventHub",
          "api.StatusHook",
          "backend.ChatLoop",
          "backend.SupervisionLoop",
          "backend.focus.Requests",
          "cli.FocusCommand",
          "cli.FocusRun",
          "cli.StopSignal",
          "demo.DemoShow",
          "doctor.Checkup",
          "endpoint.Endpoint",
          "relay.RelayLink",
          "simulate.laml.Wiring",
          "simulate.genesys.GenesysThread",
          "ui.UiOptions");

  private static final Set<String> CLOCK_EDGES =
      Set.of(
          "Composition",
          "DemoRun",
          "JambonzDoctor",
          "Main",
          "RelayRun",
          "RemoteConsole",
          "SignalWireDoctor",
          "Workplace",
          "api.StatusHook",
          "cli.AnswerCommand",
          "cli.CallCommand",
          "cli.FocusCommand",
          "cli.FocusRun",
          "cli.Seat",
          "demo.DemoShow",
          "doctor.Workstation",
          "simulate.laml.Wiring",
          "simulate.genesys.GenesysSimulator",
          "ui.UiOptions");

  /**
   * The loop and its wiring; the simulated callers, whose microphones are their own; a plain
   * telephone (decision 0091), which supervises nothing; and the doctor's, which say tones.
   */
  private static final Set<String> OPENERS =
      Set.of(
          "Workplace",
          "backend.GateKeeper",
          "backend.SupervisionLoop",
          "cli.PhoneRun",
          "demo.world.Telephone",
          "doctor.TestPhone");

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(ROOT);

  @Test
  void thereIsSomethingToCheck() {
    assertThat(CLASSES.size()).isGreaterThan(150);
  }

  @Test
  void theDomainKnowsNothingOfTheApplication() {
    knowsOnly("supervision", List.of(TAGS));
  }

  @Test
  void theScreensStateKnowsTheDomainOnly() {
    knowsOnly("console", List.of(ROOT + ".supervision", TAGS));
  }

  @Test
  void theWindowKnowsWhatItShowsAndNothingElse() {
    knowsOnly("ui", List.of(ROOT + ".about", ROOT + ".console", ROOT + ".supervision", TAGS));
  }

  @Test
  void theLoopKnowsNoAdapterAndNoTelephone() {
    classes()
        .that()
        .resideInAPackage(ROOT + ".backend")
        .should()
        .onlyDependOnClassesThat(
            ours(
                List.of(
                    ROOT + ".backend",
                    ROOT + ".console",
                    ROOT + ".supervision",
                    TAGS,
                    "dev.earshot.mixer.port")))
        .check(CLASSES);
  }

  @Test
  void adaptersKnowTheirContractAndNotTheScreen() {
    noClasses()
        .that()
        .resideInAPackage(ROOT + ".backend.*..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            ROOT, ROOT + ".console..", ROOT + ".ui..", ROOT + ".demo..", ROOT + ".cli..")
        .check(CLASSES);
  }

  @Test
  void theCommandLineKnowsNoBackEndAndNoWindow() {
    noClasses()
        .that()
        .resideInAPackage(ROOT + ".cli..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(ROOT + ".backend..", ROOT + ".ui..")
        .check(CLASSES);
  }

  @Test
  void onlyTheLoopCanOpenTheGate() {
    noClasses()
        .that(areNot(OPENERS))
        .should()
        .dependOnClassesThat()
        .areAssignableTo(PrivacyGate.Opener.class)
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

  private static void knowsOnly(String feature, List<String> others) {
    List<String> allowed = new java.util.ArrayList<>(others);
    allowed.add(ROOT + "." + feature);
    classes()
        .that()
        .resideInAPackage(ROOT + "." + feature + "..")
        .should()
        .onlyDependOnClassesThat(ours(allowed))
        .check(CLASSES);
  }

  /** Whatever is not Earshot's own is no matter of arrows. */
  private static DescribedPredicate<JavaClass> ours(List<String> packages) {
    return DescribedPredicate.describe(
        "are in " + packages + " or foreign",
        type -> {
          String home = type.getBaseComponentType().getPackageName();
          return !home.startsWith("dev.earshot")
              || packages.stream().anyMatch(p -> home.equals(p) || home.startsWith(p + "."));
        });
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

  /** The named classes and what is nested in them are excepted. */
  private static DescribedPredicate<JavaClass> areNot(Set<String> names) {
    return DescribedPredicate.describe(
        "are not " + names,
        type ->
            names.stream()
                .map(name -> ROOT + "." + name)
                .noneMatch(
                    name -> type.getName().equals(name) || type.getName().startsWith(name + "$")));
  }
}
