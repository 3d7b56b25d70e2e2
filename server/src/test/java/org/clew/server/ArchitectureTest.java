package org.clew.server;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules that keep the server readable, held by the class files. */
class ArchitectureTest {
  private static final String ROOT = "org.clew.server";

  /** The packages from the ground up: each may know those of earlier lines, and itself. */
  private static final List<Set<String>> LEVELS =
      List.of(
          Set.of("failure", "api", "csv"),
          Set.of("http", "db", "postgres"),
          Set.of("event", "storage", "mail"),
          Set.of("auth"),
          Set.of("user", "organization", "feed"),
          Set.of("team"),
          Set.of("tasktype", "script", "dataset"),
          Set.of("project", "content", "voxel"),
          Set.of("task"),
          Set.of("assignment", "imports"),
          Set.of("annotation"),
          Set.of("time", "report", "image"),
          Set.of("founding"),
          Set.of("web"));

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(ROOT);

  static List<String> packages() {
    return LEVELS.stream().flatMap(Set::stream).sorted().toList();
  }

  @Test
  void theClassesAreSeen() {
    assertThat(CLASSES.size()).isGreaterThan(150);
    assertThat(CLASSES.contain(Server.class)).isTrue();
    assertThat(packages())
        .allSatisfy(
            name -> assertThat(CLASSES.containPackage(ROOT + "." + name)).as(name).isTrue());
  }

  @Test
  void everyPackageHasItsLevel() {
    Set<String> seen =
        CLASSES.stream()
            .map(JavaClass::getPackageName)
            .filter(name -> !name.equals(ROOT))
            .map(name -> name.substring(ROOT.length() + 1).replaceFirst("\\..*", ""))
            .collect(Collectors.toSet());

    assertThat(packages()).containsAll(seen);
  }

  @ParameterizedTest
  @MethodSource("packages")
  void arrowsGoOneWay(String name) {
    List<String> mayNotKnow = new ArrayList<>(List.of(ROOT));
    boolean reached = false;
    for (Set<String> level : LEVELS) {
      reached = reached || level.contains(name);
      if (reached) {
        level.stream()
            .filter(other -> !other.equals(name))
            .forEach(other -> mayNotKnow.add(ROOT + "." + other + ".."));
      }
    }

    noClasses()
        .that()
        .resideInAPackage(ROOT + "." + name + "..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(mayNotKnow.toArray(String[]::new))
        .check(CLASSES);
  }

  @Test
  void noPackagesAreInACircle() {
    slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void noPackagesOfPagesAreInACircle() {
    assertThat(CLASSES.containPackage(ROOT + ".web.frame")).isTrue();
    slices().matching(ROOT + ".web.(*)..").should().beFreeOfCycles().check(CLASSES);
    noClasses()
        .that()
        .resideInAPackage(ROOT + ".web.frame..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(ROOT + ".web", ROOT + ".web.work..", ROOT + ".web.manage..")
        .check(CLASSES);
  }

  @Test
  void onlyStoresTouchTheDatabaseLibrary() {
    noClasses()
        .that(are(not(resideInAPackage(ROOT + ".db"))))
        .and(are(not(resideInAPackage(ROOT + ".postgres"))))
        // The search puts statements together; events are one statement; the root hands the log of
        // statements on.
        .and(are(not(topLevelNamed(".*Store|TaskSearch|Eligibility|Events|Server"))))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.jdbi..", "java.sql..", "org.postgresql..", "com.zaxxer..")
        .check(CLASSES);
  }

  @Test
  void onlyHttpAndRoutesTouchTheHttpLibrary() {
    noClasses()
        .that(are(not(resideInAPackage(ROOT + ".http"))))
        .and(are(not(topLevelNamed(".*Routes"))))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.javalin..", "org.eclipse.jetty..", "jakarta.servlet..")
        .check(CLASSES);
  }

  @Test
  void classesAreClosed() {
    classes()
        .that(are(open()))
        .should()
        .haveModifier(JavaModifier.FINAL)
        .because("a class is final, a record, an enum, sealed or an interface")
        .check(CLASSES);
  }

  @Test
  void whatIsLoggedGoesThroughOneLibrary() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.util.logging..", "org.apache.logging..", "kotlin.io..")
        .check(CLASSES);
  }

  @Test
  void nothingIsPrinted() {
    noClasses()
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .check(CLASSES);
  }

  private static DescribedPredicate<JavaClass> topLevelNamed(String pattern) {
    return DescribedPredicate.describe(
        "named " + pattern,
        type -> {
          JavaClass top = type;
          while (top.getEnclosingClass().isPresent()) {
            top = top.getEnclosingClass().get();
          }
          return top.getSimpleName().matches(pattern);
        });
  }

  private static DescribedPredicate<JavaClass> open() {
    return DescribedPredicate.describe(
        "not an interface, an enum or sealed",
        type ->
            !type.isInterface()
                && !type.isEnum()
                && !type.isAnonymousClass()
                && !type.getSimpleName().equals("package-info")
                && !type.reflect().isSealed());
  }
}
