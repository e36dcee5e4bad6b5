/**
 * The session with Genesys Web Services, API v2, that voice and chat supervision share (published
 * pages of 2025): REST with cookies and CSRF, and the CometD channel on which every outcome
 * arrives. {@code GwsApi} asks, {@code GwsListener} is told.
 *
 * <p>An answer says only that a request was accepted. What became of it is an event, or nothing.
 */
@NullMarked
package dev.earshot.app.backend.genesys;

import org.jspecify.annotations.NullMarked;
