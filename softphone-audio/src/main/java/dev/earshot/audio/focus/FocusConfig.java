package dev.earshot.audio.focus;

import dev.earshot.audio.phone.MediaConfig;
import java.net.InetSocketAddress;

/**
 * @param listen where SIP is taken, UDP and TCP; port 0 takes any free one
 * @param media how members' legs carry audio
 * @param maxRooms rooms at once; further calls get 486
 * @param maxMembers members of one room; further calls get 486
 */
public record FocusConfig(
    InetSocketAddress listen, MediaConfig media, int maxRooms, int maxMembers) {}
