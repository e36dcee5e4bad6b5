package dev.earshot.app.cli;

import dev.earshot.app.health.HealthServer;
import dev.earshot.audio.focus.FocusAccess;
import dev.earshot.audio.focus.FocusConfig;
import dev.earshot.audio.phone.MediaConfig;
import dev.earshot.audio.phone.MediaSecurity;
import dev.earshot.audio.sip.TraceConfig;
import dev.earshot.mixer.MixerConfig;
import java.io.Closeable;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code earshot focus}: a conference focus without a window, until Ctrl-C. */
@Command(
    name = "focus",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Answers SIP calls to sip:ROOM@HOST into conferences, until Ctrl-C.")
public final class FocusCommand implements Callable<Integer> {
  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it before call()
  private CommandSpec spec;

  @Option(
      names = "--listen",
      paramLabel = "HOST:PORT",
      converter = AddressConverter.class,
      defaultValue = "127.0.0.1:5070",
      description = "Where SIP is taken, UDP and TCP; port 0 takes any. Default: ${DEFAULT-VALUE}.")
  private InetSocketAddress listen = new InetSocketAddress(0);

  @Mixin private final AccessOptions access = new AccessOptions();

  @Option(
      names = "--media-address",
      paramLabel = "HOST",
      description = "Address offered for audio. Default: that of --listen.")
  private Optional<InetAddress> mediaAddress = Optional.empty();

  @Option(
      names = "--codecs",
      paramLabel = "NAME",
      split = ",",
      defaultValue = "PCMU,PCMA,G722,L16/16000",
      description = "Codecs callers may choose; opus costs most. Default: ${DEFAULT-VALUE}.")
  private List<String> codecs = List.of();

  @Option(
      names = "--rtp-ports",
      paramLabel = "FIRST-LAST",
      converter = PortRange.Converter.class,
      description = "UDP ports for audio. Default: any free ones.")
  private PortRange rtpPorts = PortRange.ANY;

  @Option(
      names = "--srtp",
      paramLabel = "POLICY",
      converter = SrtpPolicyConverter.class,
      defaultValue = "optional",
      description =
          "Encrypted audio: off, optional (if the caller can) or required. Default:"
              + " ${DEFAULT-VALUE}.")
  private MediaSecurity.Policy srtp = MediaSecurity.Policy.OPTIONAL;

  @Option(
      names = "--max-rooms",
      paramLabel = "N",
      defaultValue = "100",
      description = "Conferences at once. Default: ${DEFAULT-VALUE}.")
  private int maxRooms;

  @Option(
      names = "--max-members",
      paramLabel = "N",
      defaultValue = "32",
      description = "Members of one conference. Default: ${DEFAULT-VALUE}.")
  private int maxMembers;

  @Option(
      names = "--trace",
      paramLabel = "FILE",
      description = "Writes all SIP messages into a file, without passwords and keys.")
  private Optional<Path> trace = Optional.empty();

  @Mixin private final HealthOptions health = new HealthOptions();

  @ArgGroup(validate = false, heading = "%nControl API and events:%n")
  private ApiOptions api = new ApiOptions();

  @ArgGroup(validate = false, heading = "%nRooms, sounds and recordings:%n")
  private RoomsOptions rooms = new RoomsOptions();

  @ArgGroup(validate = false, heading = "%nSoak test:%n")
  private SoakOptions soak = new SoakOptions();

  /** Runs until Ctrl-C or SIGTERM, a soak until it is over; an interrupt ends both too. */
  @Override
  public Integer call() {
    return soak.asked() ? soak() : serve();
  }

  private int soak() {
    try {
      return soak.run(spec.commandLine().getOut(), System::nanoTime);
    } catch (IOException e) {
      spec.commandLine().getErr().println("earshot focus: " + e.getMessage());
      return 1;
    }
  }

  private int serve() {
    CommandLine command = spec.commandLine();
    FocusRun.Config config = config(command);
    PrintWriter out = command.getOut();
    CountDownLatch stop = new CountDownLatch(1);
    CountDownLatch stopped = new CountDownLatch(1);
    Thread onSignal = Thread.ofPlatform().name("shutdown").unstarted(() -> end(stop, stopped));
    try (FocusRun run = FocusRun.start(config, out);
        Closeable _ = HealthServer.start(health.listen(), run.vitals(System::nanoTime), out)) {
      Runtime.getRuntime().addShutdownHook(onSignal);
      run.announce();
      stop.await();
    } catch (InterruptedException e) {
      Runtime.getRuntime().removeShutdownHook(onSignal);
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      spec.commandLine().getErr().println("earshot focus: " + e.getMessage());
      return 1;
    } finally {
      stopped.countDown();
    }
    return 0;
  }

  private FocusRun.Config config(CommandLine command) {
    MixerConfig mixer = rooms.mixer(command);
    return new FocusRun.Config(
        focusConfig(mixer.tickMillis()),
        mixer,
        api.account(),
        api.config(command, rooms.sounds(command)),
        api.hook(command));
  }

  /** The machine waits for this thread, so that members are hung up before it goes. */
  private static void end(CountDownLatch stop, CountDownLatch stopped) {
    stop.countDown();
    try {
      boolean inTime = stopped.await(3, TimeUnit.SECONDS);
      assert inTime;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private FocusConfig focusConfig(int tickMillis) {
    List<String> known = MediaConfig.knownCodecs();
    codecs.stream().filter(name -> !known.contains(name)).findFirst().ifPresent(this::badCodec);
    InetAddress media = mediaAddress.orElse(listen.getAddress());
    if (media.isAnyLocalAddress()) {
      throw wrong(
          "--listen on every address needs --media-address HOST, the one callers can reach");
    }
    if (maxRooms < 1 || maxMembers < 2) {
      throw wrong("--max-rooms must be at least 1 and --max-members at least 2");
    }
    MediaConfig audio =
        new MediaConfig(media, rtpPorts.first(), rtpPorts.last(), codecs, 20, tickMillis)
            .with(MediaSecurity.of(srtp));
    FocusConfig config =
        new FocusConfig(listen, audio, maxRooms, maxMembers, rooms.policy(spec.commandLine()))
            .withAccess(new FocusAccess(access.tls(), access.admission(listen)));
    return trace.map(TraceConfig::to).map(config::withTrace).orElse(config);
  }

  private void badCodec(String name) {
    String known = String.join(", ", MediaConfig.knownCodecs());
    throw wrong("unknown codec '" + name + "' in --codecs; there are " + known);
  }

  private ParameterException wrong(String what) {
    return new ParameterException(spec.commandLine(), what);
  }
}
