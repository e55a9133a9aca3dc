/** Runs before anything is shown: later, the page would be seen to change. */
document.documentElement.classList.add('js');
try {
  const theme = localStorage.getItem('gazette-theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch {
  // Storage may be forbidden to a file: the theme is then that of the system.
}
