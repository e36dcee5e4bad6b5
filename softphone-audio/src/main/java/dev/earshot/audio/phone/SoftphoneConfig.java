package dev.earshot.audio.phone;

/**
 * @param name shown to the other side, for example {@code Mara}
 * @param address own SIP address, for example {@code sip:mara@127.0.0.1}
 * @param media how its legs carry audio
 */
public record SoftphoneConfig(String name, String address, MediaConfig media) {}
