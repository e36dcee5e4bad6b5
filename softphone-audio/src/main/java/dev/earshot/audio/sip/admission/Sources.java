package dev.earshot.audio.sip.admission;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The addresses that did something lately. Bounded: the one quiet for longest is forgotten first,
 * one that is in a call never – of these there are no more than calls. Of IPv6 the first 64 bits
 * are one source, for whoever has one address there has them all. Sip thread.
 */
final class Sources {
  private static final int PREFIX_BYTES = 8;

  private final AdmissionPolicy policy;
  private final int capacity;
  private final Map<InetAddress, Source> quiet = new LinkedHashMap<>(64, 0.75f, true);
  private final Map<InetAddress, Source> inCall = new HashMap<>();

  /**
   * @param capacity how many without a call are remembered
   */
  Sources(AdmissionPolicy policy, int capacity) {
    this.policy = policy;
    this.capacity = capacity;
  }

  Source of(InetAddress address, long now) {
    InetAddress key = key(address);
    Source known = inCall.get(key);
    if (known == null) {
      known = quiet.get(key);
    }
    return known != null ? known : remember(key, address, now);
  }

  private Source remember(InetAddress key, InetAddress address, long now) {
    if (quiet.size() >= capacity) {
      Iterator<Source> eldest = quiet.values().iterator();
      eldest.next();
      eldest.remove();
    }
    boolean listed = policy.lists(address);
    Source source =
        new Source(listed, listed ? policy.listedLimits() : policy.unlistedLimits(), now);
    quiet.put(key, source);
    return source;
  }

  void callBegan(InetAddress address, long now) {
    Source source = of(address, now);
    source.callBegan();
    quiet.remove(key(address));
    inCall.put(key(address), source);
  }

  void callEnded(InetAddress address) {
    Source source = inCall.get(key(address));
    if (source != null) {
      source.callEnded();
      if (!source.inCall()) {
        inCall.remove(key(address));
        quiet.put(key(address), source);
      }
    }
  }

  /** Forgets those of whom there is nothing to remember. */
  void sweep(long now) {
    quiet.values().removeIf(source -> source.forgettable(now));
  }

  int size() {
    return quiet.size() + inCall.size();
  }

  private static InetAddress key(InetAddress address) {
    if (!(address instanceof Inet6Address)) {
      return address;
    }
    byte[] bytes = address.getAddress();
    Arrays.fill(bytes, PREFIX_BYTES, bytes.length, (byte) 0);
    try {
      return InetAddress.getByAddress(bytes);
    } catch (UnknownHostException e) {
      throw new IllegalStateException("sixteen bytes are an address", e);
    }
  }
}
