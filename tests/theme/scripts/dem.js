document.documentElement.dataset.lost = location.pathname;
