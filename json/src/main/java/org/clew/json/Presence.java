package org.clew.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import org.clew.model.wire.WireBaseAnnotation;
import org.jspecify.annotations.Nullable;

/**
 * Which keys are left out when they have no value (all others are written as null), and which
 * numbers and switches a request must hold (a missing text or object is noticed by its record).
 */
final class Presence {
  private Presence() {}

  interface Settings {
    @JsonInclude(Include.NON_NULL)
    @Nullable String preferredMode();
  }

  interface MagRestrictions {
    @JsonInclude(Include.NON_NULL)
    @Nullable Integer min();

    @JsonInclude(Include.NON_NULL)
    @Nullable Integer max();
  }

  interface Project {
    @JsonInclude(Include.NON_NULL)
    @Nullable Long pendingInstances();

    @JsonInclude(Include.NON_NULL)
    @Nullable Long tracingTime();
  }

  interface Experience {
    @JsonProperty(required = true)
    @JsonSetter(nulls = Nulls.FAIL)
    String domain();

    @JsonProperty(required = true)
    int value();
  }

  interface TaskParameters {
    @JsonProperty(required = true)
    long pendingInstances();

    @JsonInclude(Include.NON_NULL)
    @Nullable String creationInfo();

    @JsonInclude(Include.NON_NULL)
    @Nullable String description();

    @JsonInclude(Include.NON_NULL)
    @Nullable WireBaseAnnotation baseAnnotation();
  }

  interface FileTaskParameters {
    @JsonProperty(required = true)
    long pendingInstances();
  }

  @JsonInclude(Include.NON_NULL)
  interface TaskFilter {}

  interface ProjectParameters {
    @JsonProperty(required = true)
    int priority();

    @JsonProperty(required = true)
    boolean isBlacklistedFromReport();
  }
}
