### The owner’s pages.

console-title = Console
