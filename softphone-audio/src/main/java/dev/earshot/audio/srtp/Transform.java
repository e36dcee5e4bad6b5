package dev.earshot.audio.srtp;

/**
 * Encrypts and authenticates single packets in place under one set of session keys. What differs
 * between RTP and RTCP is where the tag lies, and the trailer: four bytes that belong to the packet
 * without being encrypted. Not thread-safe.
 */
interface Transform {
  /**
   * Encrypts a packet and writes its tag.
   *
   * @param from where the encrypted part begins
   * @param to its end
   * @param index of the packet, 48 bits
   * @param trailer roll-over counter (RTP) or index with encryption flag (RTCP)
   * @param tagAt where the tag goes
   */
  void seal(byte[] packet, int from, int to, int ssrc, long index, int trailer, int tagAt);

  /** Undoes {@link #seal}; false if the tag is wrong: then the packet is unchanged. */
  boolean open(byte[] packet, int from, int to, int ssrc, long index, int trailer, int tagAt);

  /** The keys of a suite. */
  static Transform of(MasterKey master, boolean reports) {
    KeyDerivation keys = new KeyDerivation(master, reports);
    CryptoSuite suite = master.suite();
    if (suite.isGcm()) {
      return new GcmTransform(keys.encryptionKey(), keys.salt(), reports);
    }
    return new CounterModeTransform(
        keys.encryptionKey(),
        keys.salt(),
        keys.authenticationKey(),
        reports ? suite.reportTagBytes() : suite.tagBytes());
  }
}
