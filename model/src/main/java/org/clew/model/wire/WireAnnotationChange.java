package org.clew.model.wire;

import java.util.List;
import java.util.Map;
import org.clew.model.Visibility;
import org.jspecify.annotations.Nullable;

/**
 * What to change about an annotation besides its content; what is null stays as it is.
 *
 * @param name free text
 * @param description free text
 * @param visibility who may look at it
 * @param tags free words
 * @param viewConfiguration settings of the viewer by name
 */
public record WireAnnotationChange(
    @Nullable String name,
    @Nullable String description,
    @Nullable Visibility visibility,
    @Nullable List<String> tags,
    @Nullable Map<String, Object> viewConfiguration) {}
