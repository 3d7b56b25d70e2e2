package org.clew.client;

import java.net.http.HttpHeaders;

/** What came back: a whole answer, or a success still to be read. */
sealed interface Response permits Answer, Download {
  /** The HTTP status. */
  int status();

  HttpHeaders headers();
}
