package org.clew.server.web.manage;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.clew.model.AnnotationState;
import org.clew.model.ObjectId;
import org.clew.model.wire.WireInstance;
import org.clew.model.wire.WireTask;
import org.clew.server.annotation.InstanceQuery;
import org.clew.server.assignment.Eligible;
import org.clew.server.http.CurrentUser;
import org.clew.server.http.Page;
import org.clew.server.http.Part;
import org.clew.server.http.Reply;
import org.clew.server.web.frame.PageRouter;
import org.clew.server.web.frame.Paging;
import org.clew.server.web.frame.Visit;
import org.clew.server.web.frame.WebPage;
import org.jspecify.annotations.Nullable;

/** A task: what it is, who did it, who could, and what happened. */
public final class TaskPage implements WebPage {
  private static final int MOST_INSTANCES = 100;
  private static final int MOST_PEOPLE = 100;
  private static final int MOST_HAPPENINGS = 200;

  private final TaskCases cases;

  /** Over the use cases. */
  public TaskPage(TaskCases cases) {
    this.cases = cases;
  }

  @Override
  public void register(PageRouter pages) {
    pages.get("/tasks/{id}", this::show);
  }

  private Reply show(Visit visit) {
    CurrentUser user = visit.user();
    ObjectId id = visit.request().id("id");
    WireTask task = cases.tasks().editable(user, id);
    List<Happening> happenings = new ArrayList<>();
    Map<ObjectId, String> ends = new HashMap<>();
    cases
        .instances()
        .histories()
        .ofTask(user, id, MOST_HAPPENINGS)
        .forEach(entry -> {
          Happening happening = Happening.of(entry);
          happenings.add(happening);
          String end = happening.end();
          if (end != null) {
            ends.putIfAbsent(entry.subject(), end);
          }
        });
    Part<WireInstance> live = instances(user, id, null);
    Part<WireInstance> cancelled = instances(user, id, AnnotationState.CANCELLED);
    List<InstanceLine> instances = new ArrayList<>();
    live.rows().forEach(row -> instances.add(InstanceLine.of(row, null)));
    cancelled.rows().forEach(row -> instances.add(InstanceLine.of(row, ends.get(row.id()))));
    @Nullable ObjectId after = visit.request().optionalId("people");
    Part<Eligible> people =
        cases.instances().explanations().eligible(user, id, new Page(MOST_PEOPLE, 0, false, after));
    TaskView view = TaskView.of(task, visit.words());
    return visit.page(
        "manage/task.jte",
        view.title(),
        new View(
            view,
            instances,
            live.next() != null || cancelled.next() != null,
            people.rows().stream().map(Person::of).toList(),
            paging(id, after, people.next()),
            happenings));
  }

  private Part<WireInstance> instances(
      CurrentUser user, ObjectId task, @Nullable AnnotationState state) {
    return cases
        .instances()
        .list()
        .find(user, InstanceQuery.ofTask(task, state), new Page(MOST_INSTANCES, 0, false, null));
  }

  private static Paging paging(ObjectId task, @Nullable ObjectId after, @Nullable ObjectId next) {
    String path = "/tasks/" + task;
    return new Paging(
        after == null ? null : path + "#people",
        next == null ? null : "%s?people=%s#people".formatted(path, next));
  }

  /**
   * What the page shows.
   *
   * @param task what it is
   * @param instances live ones first, then those that went back to the queue
   * @param hasMore whether there are more instances than these
   * @param people who could get it, and what keeps the others
   * @param paging to more people
   * @param happenings the last first
   */
  public record View(
      TaskView task,
      List<InstanceLine> instances,
      boolean hasMore,
      List<Person> people,
      Paging paging,
      List<Happening> happenings) {
    /** Copies the lists. */
    public View {
      instances = List.copyOf(instances);
      people = List.copyOf(people);
      happenings = List.copyOf(happenings);
    }

    /** Those who could get it with their next request. */
    public List<Person> eligible() {
      return people.stream().filter(Person::isEligible).toList();
    }

    /** Those whom it can be given to, though they would not get it by themselves. */
    public List<Person> byHand() {
      return people.stream().filter(one -> one.isAssignable() && !one.isEligible()).toList();
    }

    /** Those who would not get it. */
    public List<Person> others() {
      return people.stream().filter(one -> !one.isEligible()).toList();
    }
  }
}
