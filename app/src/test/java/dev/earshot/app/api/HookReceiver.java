package dev.earshot.app.api;

import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import okhttp3.HttpUrl;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;

/** Takes status events over HTTP; can refuse them or keep the sender waiting. */
final class HookReceiver implements AutoCloseable {
  /**
   * @param signature empty if the event was not signed
   */
  record Received(String body, String type, String signature) {}

  private static final Logger JETTY = Logger.getLogger("org.eclipse.jetty");

  private final Server server = new Server();
  private final ServerConnector connector = new ServerConnector(server);
  private final BlockingQueue<Received> received = new LinkedBlockingQueue<>();
  private volatile int status = 200;
  private volatile CountDownLatch answers = new CountDownLatch(0);

  HookReceiver() throws Exception {
    JETTY.setLevel(Level.WARNING);
    connector.setHost(InetAddress.getLoopbackAddress().getHostAddress());
    server.addConnector(connector);
    server.setHandler(
        new Handler.Abstract() {
          @Override
          public boolean handle(Request request, Response response, Callback callback)
              throws Exception {
            take(request, response);
            response.write(true, ByteBuffer.allocate(0), callback);
            return true;
          }
        });
    server.start();
  }

  private void take(Request request, Response response) throws Exception {
    String body = Content.Source.asString(request, StandardCharsets.UTF_8);
    received.add(
        new Received(body, header(request, "Content-Type"), header(request, "Jambonz-Signature")));
    assert answers.await(10, TimeUnit.SECONDS);
    response.setStatus(status);
  }

  private static String header(Request request, String name) {
    String value = request.getHeaders().get(name);
    return value == null ? "" : value;
  }

  void answersWith(int next) {
    status = next;
  }

  /** Until {@link #resume} nothing is answered. */
  void stall() {
    answers = new CountDownLatch(1);
  }

  void resume() {
    answers.countDown();
  }

  HttpUrl url() {
    return HttpUrl.get("http://127.0.0.1:" + connector.getLocalPort() + "/hook");
  }

  Received next() throws InterruptedException {
    Received next = received.poll(5, TimeUnit.SECONDS);
    if (next == null) {
      throw new AssertionError("no event arrived within 5 s");
    }
    return next;
  }

  @Override
  public void close() throws Exception {
    resume();
    server.stop();
  }
}
