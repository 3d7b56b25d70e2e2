package org.clew.client;

/** What a user may do in the whole organization. */
public enum Role {
  /** Everything. */
  ADMIN,
  /** Read and change all datasets. */
  DATASET_MANAGER
}
