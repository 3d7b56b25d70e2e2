package org.clew.server.db;

import java.util.Collection;
import org.clew.model.ObjectId;

/**
 * Ids that a statement asks for, as the parameter {@code :ids}. PostgreSQL keeps the plan for one
 * id, but makes one for a list anew each time, which takes longer than finding the row.
 *
 * @param ids at least one
 */
public record SomeIds(Collection<ObjectId> ids) {

  /** The condition that a column is one of them. */
  public String among(String column) {
    return column + (ids.size() == 1 ? " = :ids" : " = ANY(:ids::text[])");
  }

  /** What to bind. */
  public Object parameter() {
    return ids.size() == 1 ? ids.iterator().next() : Columns.idArray(ids);
  }
}
