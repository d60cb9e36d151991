import { y } from "./y.js";
export const x = () => y();
