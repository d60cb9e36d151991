import { a } from "./thu-vien/mot.js";
import { b } from "./thu-vien/mto.js";
export const c = a + ;
