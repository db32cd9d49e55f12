// The token of this moment, which every change has to bring along: signing in again in another tab gives a new one, and that in
// this page's forms is then too old.
import { cookie } from "./cookies.js";

export const token = () => cookie("glimmers_csrf") ?? "";
