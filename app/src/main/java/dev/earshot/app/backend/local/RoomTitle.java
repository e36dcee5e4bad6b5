package dev.earshot.app.backend.local;

/**
 * How a room of the local focus is called on the screen.
 *
 * @param topic second line of the list, may be empty
 */
public record RoomTitle(String name, String topic) {}
