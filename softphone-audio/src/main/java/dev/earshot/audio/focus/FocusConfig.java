package dev.earshot.audio.focus;

import dev.earshot.audio.phone.MediaConfig;
import java.net.InetSocketAddress;

/**
 * @param listen where SIP is taken, UDP and TCP; port 0 takes any free one
 * @param media how members' legs carry audio
 * @param maxRooms rooms at once; further calls get 486
 * @param maxMembers members of one room, those who wait included; further calls get 486
 * @param policy everything else about rooms
 */
public record FocusConfig(
    InetSocketAddress listen, MediaConfig media, int maxRooms, int maxMembers, RoomPolicy policy) {
  /** With the {@linkplain RoomPolicy#DEFAULT usual} policy. */
  public FocusConfig(InetSocketAddress listen, MediaConfig media, int maxRooms, int maxMembers) {
    this(listen, media, maxRooms, maxMembers, RoomPolicy.DEFAULT);
  }
}
