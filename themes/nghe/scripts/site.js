// What every page gains with scripts: sharing, states by the visitor's own clock, printing whole, videos in the page,
// and that it can be opened again without network.

import { keepTime } from "./site/clock.js";
import { offerPlayers } from "./site/player.js";
import { keepOffline } from "./site/offline.js";
import { openForPrint } from "./site/print.js";
import { offerSharing } from "./site/share.js";

keepTime(document);
offerPlayers(document);
openForPrint(window);
keepOffline(window);
offerSharing(document, navigator);

// The search costs nothing until its box is touched; the page of the finder has its own.
const search = document.getElementById("_finder") ? null : document.getElementById("_search");
for (const touch of ["focusin", "pointerenter"]) search?.addEventListener(touch, () => import("./finder/box.js"), { once: true });
