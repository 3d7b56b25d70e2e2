package org.clew.client;

import java.util.List;
import java.util.Set;
import java.util.Spliterator;
import java.util.Spliterators.AbstractSpliterator;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.clew.model.ObjectId;
import org.jspecify.annotations.Nullable;

/** Fetches a list page by page, newest first, until the server has no more. */
final class Pages<W> extends AbstractSpliterator<List<W>> {
  static final int LIMIT = 1000;
  private static final Pattern FOLLOWING =
      Pattern.compile("[?&]after=([0-9a-f]{24})[^>]*>; rel=\"next\"");

  private final Http http;
  private final Route route;
  private final Class<W> type;
  private final Function<W, ObjectId> id;
  private Set<ObjectId> previous = Set.of();
  private long fetched;
  private int number;
  private @Nullable String after;
  private boolean last;

  private Pages(Http http, Route route, Class<W> type, Function<W, ObjectId> id) {
    super(Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.NONNULL);
    this.http = http;
    this.route = route;
    this.type = type;
    this.id = id;
  }

  static <W> Stream<List<W>> of(Http http, Route route, Class<W> type, Function<W, ObjectId> id) {
    return StreamSupport.stream(new Pages<>(http, route, type, id), false);
  }

  /** By the last row if the server offers that, which costs the same for every page. */
  private Route next() {
    Route part = route.with("limit", LIMIT);
    return after == null
        ? part.with("pageNumber", number++).with("includeTotalCount", true)
        : part.with("after", after);
  }

  @Override
  public boolean tryAdvance(Consumer<? super List<W>> action) {
    if (last) {
      return false;
    }
    Answer answer = http.get(next());
    List<W> page = answer.asListOf(type);
    fetched += page.size();
    long total =
        answer
            .headers()
            .firstValueAsLong("X-Total-Count")
            .orElse(page.size() < LIMIT ? fetched : Long.MAX_VALUE);
    String link = answer.headers().firstValue("Link").orElse("");
    Matcher following = FOLLOWING.matcher(link);
    boolean goesOn = following.find();
    last = !goesOn && (after != null || page.isEmpty() || fetched >= total);
    after = goesOn ? following.group(1) : after;
    // What was added meanwhile pushed some of the previous page onto this one.
    Set<ObjectId> before = previous;
    previous = page.stream().map(id).collect(Collectors.toSet());
    action.accept(page.stream().filter(element -> !before.contains(id.apply(element))).toList());
    return true;
  }
}
