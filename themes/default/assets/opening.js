// Hides the page until the mode in its address has opened, so that nobody sees the article first. The stylesheet shows it again
// after two seconds, whatever happens.
if (/[?&](present|speaker|embed)\b/.test(location.search)) document.documentElement.dataset.opening = '';
