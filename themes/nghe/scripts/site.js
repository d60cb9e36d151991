// What every page gains with scripts: sharing, states by the visitor's own clock, printing whole, videos in the page.

import { keepTime } from "./site/clock.js";
import { offerPlayers } from "./site/player.js";
import { openForPrint } from "./site/print.js";
import { offerSharing } from "./site/share.js";

keepTime(document);
offerPlayers(document);
openForPrint(window);
offerSharing(document, navigator);
