package org.clew.server.image;

/** The size of a picture, in pixels. */
record Size(int width, int height) {
  static final int MOST = 1024;

  int pixels() {
    return width * height;
  }
}
