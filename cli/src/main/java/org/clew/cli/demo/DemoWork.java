package org.clew.cli.demo;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.clew.client.AnnotationInfo;
import org.clew.client.Claim;
import org.clew.client.Clew;
import org.clew.model.ObjectId;

/** The main job: annotators take tasks and finish them; some do not go as planned. */
final class DemoWork {
  static final int GOAL = 120;

  private final DemoLab lab;
  private final URI url;
  private final Screen screen;

  DemoWork(DemoLab lab, URI url, Screen screen) {
    this.lab = lab;
    this.url = url;
    this.screen = screen;
  }

  /** Works until the goal is reached; answers what went wrong, nothing if all went well. */
  List<String> work() {
    List<String> findings = new ArrayList<>();
    int before = finished();
    if (before < GOAL) {
      finish(before, findings);
      findings.addAll(unplanned());
      leaveSomethingOpen();
    }
    findings.addAll(refuse());
    return findings;
  }

  /** How many instances are finished in all projects. */
  int finished() {
    return Job.ALL.stream()
        .flatMap(job -> lab.admin().projects().tasks(lab.project(job)))
        .mapToInt(task -> (int) task.status().finished())
        .sum();
  }

  private void finish(int before, List<String> findings) {
    AtomicInteger taken = new AtomicInteger(before);
    AtomicInteger done = new AtomicInteger(before);
    List<People.Person> annotators = People.of(People.Part.ANNOTATOR);
    try (Bar bar = screen.bar(annotators.size() + " annotators at work");
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> all = new ArrayList<>();
      for (People.Person annotator : annotators) {
        all.add(
            threads.submit(() -> {
              Clew clew = signIn(annotator);
              // What a demo that was killed left open counts as well.
              List<AnnotationInfo> open = clew.work().openTasks().toList();
              for (AnnotationInfo instance : open) {
                if (taken.getAndIncrement() < GOAL) {
                  instance.finish();
                  bar.at(done.incrementAndGet(), GOAL);
                }
              }
              while (taken.getAndIncrement() < GOAL) {
                if (!(clew.work().requestTask() instanceof Claim.Assigned assigned)) {
                  return;
                }
                assigned.instance().finish();
                bar.at(done.incrementAndGet(), GOAL);
              }
            }));
      }
      for (Future<?> annotator : all) {
        annotator.get();
      }
    } catch (ExecutionException failed) {
      findings.add("An annotator stopped: " + failed.getCause());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      findings.add("The work was interrupted.");
    }
  }

  /** One gives up, one is relieved by the manager. */
  private List<String> unplanned() {
    List<String> findings = new ArrayList<>();
    People.Person tired = People.of(People.Part.ANNOTATOR).get(0);
    if (signIn(tired).work().requestTask() instanceof Claim.Assigned assigned) {
      assigned.instance().handBack("I cannot see the membrane here.");
      screen.line("  %s gave a task back: “I cannot see the membrane here.”", tired.name());
    } else {
      findings.add(tired.name() + " got no task to give up.");
    }
    People.Person leaving = People.of(People.Part.ANNOTATOR).get(2);
    Clew manager = signIn(People.of(People.Part.MANAGER).getFirst());
    if (signIn(leaving).work().requestTask() instanceof Claim.Assigned assigned) {
      People.Person relieving = whoNeverHad(assigned.instance());
      AnnotationInfo moved =
          manager.annotations().transfer(assigned.instance(), lab.user(relieving));
      if (!moved.ownerId().equals(Optional.of(lab.user(relieving).id()))) {
        findings.add("The transferred task has the wrong owner.");
      }
      screen.line("  The manager moved a task from %s to %s.", leaving.name(), relieving.name());
    } else {
      findings.add(leaving.name() + " got no task to pass on.");
    }
    return findings;
  }

  private People.Person whoNeverHad(AnnotationInfo instance) {
    Set<ObjectId> had =
        lab.admin().tasks().annotationInfos(instance.task().orElseThrow()).stream()
            .flatMap(other -> other.ownerId().stream())
            .collect(Collectors.toSet());
    return People.of(People.Part.ANNOTATOR).stream()
        .filter(person -> !had.contains(lab.user(person).id()))
        .findFirst()
        .orElseThrow();
  }

  private void leaveSomethingOpen() {
    for (People.Person annotator : People.of(People.Part.ANNOTATOR)) {
      Clew clew = signIn(annotator);
      if (clew.work().openTasks().findAny().isEmpty()) {
        clew.work().requestTask();
      }
    }
  }

  /** Someone without experience asks for a task, and is told why there is none. */
  private List<String> refuse() {
    People.Person novice = People.of(People.Part.NOVICE).getFirst();
    if (signIn(novice).work().requestTask() instanceof Claim.NoTask none) {
      List<Claim.Reason> experience =
          none.reasons().stream().filter(reason -> reason.rule().equals("experience")).toList();
      screen.line("  %s asked for a task: %s", novice.name(), none.message());
      experience.stream().limit(3).forEach(reason -> screen.line("    %s", reason.text()));
      return experience.isEmpty() ? List.of("The refusal gave no reason.") : List.of();
    }
    return List.of(novice.name() + " should have been refused.");
  }

  private Clew signIn(People.Person person) {
    return Clew.signIn(url, person.email(), People.PASSWORD);
  }
}
