package dev.earshot.app.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the built command says and returns when it cannot do what it was asked. */
@Tag("interop")
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class FocusCommandInteropTest {
  @TempDir Path directory;

  private void assertFails(int exitCode, String line, String... options) throws Exception {
    try (FocusProcess focus = new FocusProcess(directory, options)) {
      assertThat(focus.exitCode()).isEqualTo(exitCode);
      assertThat(focus.said().lines()).singleElement().asString().contains(line);
    }
  }

  @Test
  void aSipPortInUseIsOneLineThatNamesIt() throws Exception {
    try (DatagramSocket taken = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      String address = "127.0.0.1:" + taken.getLocalPort();
      assertFails(1, address, "--listen", address);
    }
  }

  @Test
  void anApiPortInUseIsOneLineThatNamesIt() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      InetSocketAddress address = (InetSocketAddress) taken.getLocalSocketAddress();
      String text = "127.0.0.1:" + address.getPort();
      assertFails(1, text, "--listen", "127.0.0.1:0", "--api", text);
    }
  }

  @Test
  void anAddressThatIsNotOursIsOneLineThatNamesIt() throws Exception {
    String address = "192.0.2.1:5070";
    assertFails(1, address, "--listen", address, "--allow", "127.0.0.0/8");
  }

  @Test
  void anUnknownOptionIsOneLineThatNamesIt() throws Exception {
    assertFails(2, "--sing", "--sing");
  }
}
