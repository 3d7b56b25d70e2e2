package org.clew.server.http;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A connection that is written to byte by byte. */
final class RawCall implements AutoCloseable {
  private final Socket socket;

  private RawCall(Socket socket) {
    this.socket = socket;
  }

  static RawCall to(SmallServer server) throws IOException {
    return new RawCall(new Socket(InetAddress.getLoopbackAddress(), server.port()));
  }

  RawCall send(String text) throws IOException {
    return send(text.getBytes(StandardCharsets.UTF_8));
  }

  RawCall send(byte[] bytes) throws IOException {
    OutputStream out = socket.getOutputStream();
    out.write(bytes);
    out.flush();
    return this;
  }

  /** The first bytes that come, once some do. */
  String some() throws IOException {
    byte[] bytes = new byte[8192];
    int read = socket.getInputStream().read(bytes);
    return new String(bytes, 0, Math.max(0, read), StandardCharsets.UTF_8);
  }

  /** All that comes until the server closes or cuts the connection. */
  String all() throws IOException {
    StringBuilder all = new StringBuilder();
    try {
      for (String some = some(); !some.isEmpty(); some = some()) {
        all.append(some);
      }
    } catch (IOException reset) {
      all.append("[reset]");
    }
    return all.toString();
  }

  /** Sends no more, but still listens. */
  void endSending() throws IOException {
    socket.shutdownOutput();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
