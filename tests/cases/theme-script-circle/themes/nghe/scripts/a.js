import { x } from "./thu-vien/x.js";
x();
