choose = اختاروا
