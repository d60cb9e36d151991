import { fold, one } from "./thu-vien/mot.js";
import { b } from "./thu-vien/mto.js";
import c from "https://noi-khac.example/c.js";
export const d = new URL("../assets/icno.svg", import.meta.url) + fold(one + b + c);
