package dev.earshot.app.simulate.laml;

import dev.earshot.audio.sip.Secret;

/**
 * Who may ask.
 *
 * @param account user of Basic authentication: project ID or account SID
 * @param token its password
 */
record LamlAccess(Dialect dialect, String account, Secret token) {}
