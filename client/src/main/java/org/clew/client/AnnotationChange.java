package org.clew.client;

import java.util.List;
import org.clew.model.Visibility;
import org.jspecify.annotations.Nullable;

/**
 * What to change about an annotation besides its content; what is null stays as it is.
 *
 * <pre>{@code
 * instance.edit(AnnotationChange.NOTHING.withName("soma 3").withTags(List.of("checked")));
 * }</pre>
 *
 * @param name free text
 * @param description free text; newest WEBKNOSSOS servers ignore it
 * @param visibility who may look at it
 * @param tags free words, in place of those it has
 */
public record AnnotationChange(
    @Nullable String name,
    @Nullable String description,
    @Nullable Visibility visibility,
    @Nullable List<String> tags) {
  /** Everything stays as it is. */
  public static final AnnotationChange NOTHING = new AnnotationChange(null, null, null, null);

  /** Copies the tags. */
  public AnnotationChange {
    tags = tags == null ? null : List.copyOf(tags);
  }

  /** The same and another name. */
  public AnnotationChange withName(String newName) {
    return new AnnotationChange(newName, description, visibility, tags);
  }

  /** The same and another description. */
  public AnnotationChange withDescription(String newDescription) {
    return new AnnotationChange(name, newDescription, visibility, tags);
  }

  /** The same and others who may look at it. */
  public AnnotationChange withVisibility(Visibility newVisibility) {
    return new AnnotationChange(name, description, newVisibility, tags);
  }

  /** The same and other tags, in place of those it has. */
  public AnnotationChange withTags(List<String> newTags) {
    return new AnnotationChange(name, description, visibility, newTags);
  }
}
