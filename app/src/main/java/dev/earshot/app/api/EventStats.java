package dev.earshot.app.api;

/**
 * Counters of the event stream.
 *
 * @param clients that listen now
 * @param sent messages handed to clients
 * @param dropped focus events that found the queue full; clients see a gap in the numbers
 * @param slowClients clients that were closed because they did not keep up
 */
record EventStats(int clients, long sent, long dropped, long slowClients) {}
