// Read the current token, which every change has to send: signing in again in another tab replaces it, and the one in
// this page's forms is then too old.
import { cookie } from "./cookies.js";

export const token = () => cookie("glimmers_csrf") ?? "";
