package dev.earshot.mixer;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.earshot.mixer.conference.HearingMatrix;
import dev.earshot.mixer.conference.Participant;
import dev.earshot.mixer.engine.MixThread;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.Lock;

/** The laws of this module that a machine can check. */
@AnalyzeClasses(packages = "dev.earshot.mixer", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule needsNothingButTheJdkBase =
      classes()
          .should()
          .onlyDependOnClassesThat(
              resideInAnyPackage("dev.earshot.mixer..", "java..", "org.jspecify.."));

  @ArchTest
  static final ArchRule packagesHaveNoCycle =
      slices().matching("dev.earshot.(**)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule theEngineKnowsNoRoomsOrChanges =
      noClasses()
          .that()
          .resideInAPackage("..engine")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("dev.earshot.mixer");

  @ArchTest
  static final ArchRule oneClassStartsThreadsAndReadsTheClock =
      noClasses()
          .that()
          .doNotBelongToAnyOf(MixThread.class)
          .should()
          .callMethod(System.class, "nanoTime")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(Executor.class)
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(Executors.class)
          .orShould()
          .callConstructor(Thread.class, Runnable.class)
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(Thread.Builder.class)
          .orShould()
          .callMethod(Thread.class, "startVirtualThread", Runnable.class)
          .orShould()
          .dependOnClassesThat()
          .resideInAnyPackage("java.time.chrono..", "java.util.logging..");

  @ArchTest
  static final ArchRule nothingLocksOrLogs =
      noClasses()
          .should()
          .dependOnClassesThat()
          .areAssignableTo(Lock.class)
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(System.Logger.class);

  @ArchTest
  static final ArchRule whoHearsWhomIsAskedInOnePlace =
      noClasses()
          .that()
          .doNotBelongToAnyOf(HearingMatrix.class)
          .should()
          .callMethod(Participant.class, "hears", Participant.class);
}
