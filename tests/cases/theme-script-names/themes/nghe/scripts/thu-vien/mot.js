export const foldd = (text) => text;
export const one = 1;
