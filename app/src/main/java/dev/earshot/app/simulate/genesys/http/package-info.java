/**
 * The installation's web interface: sessions with cookies and CSRF tokens, REST, a CometD server,
 * faults on request, and the control resource by which tests and people make things happen. Runs on
 * Jetty's threads; whatever touches the installation is done on the {@code genesys} thread.
 */
@NullMarked
package dev.earshot.app.simulate.genesys.http;

import org.jspecify.annotations.NullMarked;
